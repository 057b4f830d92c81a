import { connect } from "node:net";

export type Verdict = "clean" | "infected" | "failed";
export type Scan = (bytes: Uint8Array) => Promise<Verdict>;

const TIME_LIMIT = 30_000;
const CHUNK = 64 * 1024;

/**
 * A scanner behind ClamAV's socket, asked by `INSTREAM` (clamd(8)): chunks with their length before them, ended by one
 * of length 0; the answer is `stream: OK` or `stream: <name> FOUND`.
 * @param path of the unix socket
 */
export function clamScanner(path: string): Scan {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = connect(path);
      let answer = "";
      const end = (verdict: Verdict) => {
        socket.destroy();
        resolve(verdict);
      };
      socket.setTimeout(TIME_LIMIT, () => end("failed"));
      socket.on("error", () => end("failed"));
      socket.on("data", (piece) => (answer += piece.toString()));
      socket.on("close", () => end(verdictOf(answer)));
      socket.on("connect", () => {
        socket.write("zINSTREAM\0");
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const chunk = bytes.subarray(at, at + CHUNK);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(chunk.length);
          socket.write(length);
          socket.write(chunk);
        }
        socket.write(Buffer.alloc(4));
      });
    });
}

function verdictOf(answer: string): Verdict {
  const text = answer.replaceAll("\0", "").trim();
  if (text === "stream: OK") return "clean";
  return text.endsWith(" FOUND") ? "infected" : "failed";
}
