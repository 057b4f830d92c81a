import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer, isRouteErrorResponse } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/http/nonce";

/** How long a page may wait for its data before it is sent without, in ms. */
const RENDER_LIMIT = 8_000;

/**
 * Renders a page whole, for people and for crawlers alike. One piece compresses to half the bytes of a streamed page,
 * can be kept by the page cache, and still has its status code when something fails at the end.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Promise((resolve, reject) => {
    let failed = false;
    const stop = setTimeout(() => page.abort(), RENDER_LIMIT);
    const settle = (act: () => void) => {
      clearTimeout(stop);
      act();
    };
    const page = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const pieces: Buffer[] = [];
          const sink = new Writable({
            write(piece: Buffer, _encoding, done) {
              pieces.push(written(piece));
              done();
            },
            final(done) {
              const html = Buffer.concat(pieces);
              settle(() => resolve(new Response(html, { status: failed ? 500 : status, headers })));
              done();
            },
          });
          page.pipe(sink);
        },
        onShellError: (error) => settle(() => reject(error as Error)),
        onError(error) {
          failed = true;
          context.reportError(error);
        },
      },
    );
  });
}

/**
 * What React wrote into its buffer. Where a character of several bytes does not fit at the end, React 18 hands on the
 * whole buffer with the unused zeros behind the text.
 */
function written(piece: Buffer): Buffer {
  let end = piece.length;
  while (end > 0 && piece[end - 1] === 0) end -= 1;
  return Buffer.from(piece.subarray(0, end));
}

/** Errors of loaders and actions; a visitor who left, or who asked for what does not exist, is not one. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const refused = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !refused) (context as AppLoadContext).reportError(error);
};
