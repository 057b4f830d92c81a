/** The little of Express that the comparison of server libraries uses; the package brings no types. */
declare module "express" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Response extends ServerResponse {
    set(headers: Record<string, string>): this;
  }
  interface Application {
    get(path: string, answer: (request: IncomingMessage, response: Response) => unknown): void;
    listen(port: number, host: string): void;
  }
  export default function express(): Application;
}
