import { request, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As sent, still compressed. */
  bytes: Buffer;
  text: string;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One request on a connection of its own. The target goes out as it is: no client tidies `..` or `%ff`. */
export function ask(port: number, target: string, { method = "GET", headers = {}, body }: Question = {}) {
  const length =
    body === undefined || "transfer-encoding" in headers ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path: target, method, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(pieces);
          const encoding = response.headers["content-encoding"];
          const plain = bytes.length === 0 ? bytes : decoded(bytes, encoding);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text: plain.toString(),
          });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function decoded(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === "br") return brotliDecompressSync(bytes);
  return encoding === "gzip" ? gunzipSync(bytes) : bytes;
}
