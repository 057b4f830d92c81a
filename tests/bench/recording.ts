import { request } from "node:http";

/** One answer as it came over the wire: what a bare server needs in order to send the same bytes. */
export interface Recording {
  /** Name and value in turn, as node gives and takes them. */
  headers: string[];
  /** Compressed as it came, in base64. */
  body: string;
}

/** Headers that every server writes by itself. */
const ITS_OWN = /^(date|connection|keep-alive)$/i;

export function record(port: number, path: string): Promise<Recording> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "gzip, deflate, br" };
    request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`));
        const raw = response.rawHeaders;
        const kept = raw.filter((_, i) => !ITS_OWN.test(raw[i - (i % 2)] ?? ""));
        resolve({ headers: kept, body: Buffer.concat(pieces).toString("base64") });
      });
    })
      .on("error", reject)
      .end();
  });
}
