import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createRequestHandler, type AppLoadContext } from "@remix-run/node";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { smallBuild } from "../server/small-build";
import type { Recording } from "./recording";

// One small server on the library that is named first; the second argument is a recorded page. Each answers /kept
// with that page's bytes and /form with the same Remix handler, in the way its own documentation shows.
const [library = "", file = ""] = process.argv.slice(2);

const recorded = JSON.parse(readFileSync(file, "utf8")) as Recording;
const body = Buffer.from(recorded.body, "base64");
const pairs = recorded.headers.flatMap((name, i) =>
  i % 2 === 0 ? [[name, recorded.headers[i + 1] ?? ""] as const] : [],
);
const headers = Object.fromEntries(pairs);
const remix = createRequestHandler(smallBuild(), "production");
const render = (request: Request) =>
  remix(request, { nonce: "n", reportError: console.error } as AppLoadContext);

/** What the adapters of Remix do for servers that have no web requests of their own. */
async function renderFor(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const abort = new AbortController();
  outgoing.on("close", () => abort.abort());
  const given = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value) given.set(name, String(value));
  const url = `http://${incoming.headers.host}${incoming.url}`;
  const response = await render(new Request(url, { headers: given, signal: abort.signal }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

const port = Number(process.env.PORT);
const host = "127.0.0.1";

const SERVERS: Record<string, () => void> = {
  "node:http": () =>
    createServer((incoming, outgoing) => {
      if (incoming.url === "/kept") outgoing.writeHead(200, headers).end(body);
      else void renderFor(incoming, outgoing);
    }).listen(port, host),

  // As the portal does it: what is kept is answered before the router is asked.
  "hono, kept before router": () => {
    const app = new Hono();
    app.get("/form", (c) => render(c.req.raw));
    const listener = getRequestListener((request, { incoming }) =>
      incoming.url === "/kept" ? new Response(body, { headers }) : app.fetch(request),
    );
    createServer((incoming, outgoing) => void listener(incoming, outgoing)).listen(port, host);
  },

  hono: () => {
    const app = new Hono();
    app.get("/kept", () => new Response(body, { headers }));
    app.get("/form", (c) => render(c.req.raw));
    const listener = getRequestListener(app.fetch);
    createServer((incoming, outgoing) => void listener(incoming, outgoing)).listen(port, host);
  },

  fastify: () => {
    const app = fastify();
    app.get("/kept", (_request, reply) => reply.headers(headers).send(body));
    app.get("/form", async (request, reply) => {
      reply.hijack();
      await renderFor(request.raw, reply.raw);
    });
    void app.listen({ port, host });
  },

  express: () => {
    const app = express();
    app.get("/kept", (_request, response) => void response.set(headers).end(body));
    app.get("/form", (request, response) => renderFor(request, response));
    app.listen(port, host);
  },
};

const start = SERVERS[library];
if (!start) throw new Error(`no such server: ${library}`);
start();
process.on("SIGTERM", () => process.exit(0));
