/** XML sent piece by piece, as fast as it is read: a large sitemap is never held whole. */
export function xmlStream(request: Request, pieces: Iterable<string>, cacheControl: string): Response {
  const headers = { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": cacheControl };
  if (request.method === "HEAD") return new Response(null, { headers });
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void iterator.return?.(),
  });
  return new Response(body, { headers });
}
