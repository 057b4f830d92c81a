import { STATUS_CODES, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Portal } from "./portal";
import type { Bindings } from "./replies";

export interface Listening {
  port: number;
  /** Takes no new connection, lets what is in flight finish, then returns. */
  stop(): Promise<void>;
}

/** How long an answer in flight may take after the order to stop, in ms. */
const GRACE = 10_000;

/**
 * Serves the portal on a port.
 * @throws the error of `listen`, as EADDRINUSE
 */
export async function listen(portal: Portal, port: number, host: string | undefined): Promise<Listening> {
  const listener = getRequestListener((request, bindings) => portal.fetch(request, bindings as Bindings), {
    // A request that cannot even be read: no valid host, no valid address.
    errorHandler: () => new Response(null, { status: 400, headers: portal.unreadable() }),
  });
  const server = createServer(
    {
      // Slow senders are cut off; a proxy in front keeps idle connections for a minute.
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const status = CLIENT_ERRORS[error.code ?? ""] ?? 400;
    const headers = Object.entries(portal.unreadable()).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join("")}\r\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server, portal) };
}

const CLIENT_ERRORS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

async function stop(server: Server, portal: Portal): Promise<void> {
  portal.leave();
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE);
    // A connection whose last answer is out would otherwise be kept for another request that nobody will take.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}
