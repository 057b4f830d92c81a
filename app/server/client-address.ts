import type { IncomingMessage } from "node:http";

/**
 * The network address that a request is counted under. With `trustedProxies` = n, the entry that the outermost of n
 * proxies wrote into X-Forwarded-For; what stands further left is the visitor's own claim.
 * IPv6 is cut to its first 64 bits: one subscriber holds them all.
 */
export function clientAddress(incoming: IncomingMessage, trustedProxies: number): string {
  const direct = incoming.socket.remoteAddress ?? "";
  const forwarded = trustedProxies > 0 ? String(incoming.headers["x-forwarded-for"] ?? "") : "";
  const claimed = forwarded.split(",").at(-trustedProxies)?.trim();
  return network(claimed || direct);
}

/** True for a direct connection from this machine; a proxy on this machine speaks for somebody else. */
export function isLocal(incoming: IncomingMessage): boolean {
  const address = (incoming.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const forwarded = incoming.headers["x-forwarded-for"] ?? incoming.headers.forwarded;
  return forwarded === undefined && (address === "::1" || address.startsWith("127."));
}

function network(address: string): string {
  const v4 = address.replace(/^::ffff:/, "");
  if (!v4.includes(":") || v4 === "::1") return v4;
  const [head = "", tail] = v4.split("::");
  const groups = head === "" ? [] : head.split(":");
  const filled = tail === undefined ? groups : [...groups, "0", "0", "0", "0"];
  return filled.slice(0, 4).join(":");
}
