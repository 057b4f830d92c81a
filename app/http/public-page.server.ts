import { data } from "@remix-run/node";

/** Marks a response as the same for every anonymous visitor; the server may keep it until the data changes. */
export const PUBLIC_PAGE_HEADERS = { "X-Page-Cache": "public", "Cache-Control": "no-cache" } as const;

/** The data of a page that shows nothing private. */
export function publicPage<T>(value: T) {
  return data(value, { headers: PUBLIC_PAGE_HEADERS });
}
