import { createHash } from "node:crypto";
import { permissionsPolicy } from "~/http/permissions-policy";

export type HeaderRecord = Record<string, string>;

/** The headers of every response; HSTS only where visitors come by https. A page replaces the policy by its own. */
export function baseHeaders(https: boolean): HeaderRecord {
  return {
    "Content-Security-Policy": INERT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": permissionsPolicy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** What may run nothing and load nothing: data, feeds, pictures. */
export const INERT_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** A worker may fetch the portal's own files and nothing else. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

export interface PolicySources {
  /** Further sources of scripts: one nonce, or the hashes of a kept page. */
  scripts?: readonly string[];
  styles?: readonly string[];
  https: boolean;
  /** Live reload talks to another port. */
  development?: boolean;
}

/** The policy of a page: only the portal's own files, and exactly the inline scripts named. */
export function pagePolicy({ scripts = [], styles = [], https, development }: PolicySources): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(" ")}`,
    `style-src ${["'self'", ...styles].join(" ")}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // On plain http this would send the portal's own files to a port where nobody listens.
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

export function sourceHash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

/**
 * Turns the trust of a nonce into the trust of hashes, so that many visitors may be sent the same bytes.
 * Only scripts that carry the nonce are trusted: nobody who wrote into the page could know it.
 * @returns the page without nonces and the hashes of its inline scripts; null when the nonce also stands elsewhere
 */
export function hashInlineScripts(html: string, nonce: string): { html: string; hashes: string[] } | null {
  const hashes = new Set<string>();
  const mark = ` nonce="${nonce}"`;
  const bare = html.replace(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/g,
    (whole, attributes: string, content: string) => {
      if (!attributes.includes(mark)) return whole;
      const kept = attributes.replace(mark, "");
      const isData = kept.includes('type="application/ld+json"');
      if (content !== "" && !isData) hashes.add(sourceHash(content));
      return `<script${kept}>${content}</script>`;
    },
  );
  return bare.includes(nonce) ? null : { html: bare, hashes: [...hashes] };
}
