import cluster from "node:cluster";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Recording } from "./recording";

// The least that a server can do: recorded bytes by path, from node:http alone, in as many processes as the portal.
// Arguments: file of the recordings, number of processes.
const [file = "", processes = "1"] = process.argv.slice(2);

if (cluster.isPrimary && processes !== "1") {
  for (let i = 0; i < Number(processes); i++) cluster.fork();
  process.on("SIGTERM", () => process.exit(0));
} else {
  const recordings = JSON.parse(readFileSync(file, "utf8")) as Record<string, Recording>;
  const answers = new Map(
    Object.entries(recordings).map(([path, { headers, body }]) => [
      path,
      { headers, body: Buffer.from(body, "base64") },
    ]),
  );
  createServer((incoming, outgoing) => {
    const answer = answers.get(incoming.url ?? "");
    if (!answer) return outgoing.writeHead(404).end();
    outgoing.writeHead(200, answer.headers).end(answer.body);
  }).listen(Number(process.env.PORT), "127.0.0.1");
  process.on("SIGTERM", () => process.exit(0));
}
