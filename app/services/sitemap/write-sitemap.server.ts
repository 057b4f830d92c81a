import { escapeMarkup } from "~/domain/html";
import { isoShanghai } from "~/domain/time";
import { paths } from "~/http/paths";
import type { Context } from "../context.server";
import { SECTIONS, listAddresses, sectionSizes, type Address, type Section } from "./list-addresses.server";

/** The most addresses a sitemap may hold (sitemaps.org). */
export const MAX_ADDRESSES = 50_000;

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function item(element: "url" | "sitemap", publicUrl: string, { path, changed }: Address): string {
  const lastmod = changed === null ? "" : `<lastmod>${isoShanghai(changed)}</lastmod>`;
  return `<${element}><loc>${escapeMarkup(publicUrl + path)}</loc>${lastmod}</${element}>\n`;
}

function* urlSet(publicUrl: string, batches: Iterable<Address[]>): Generator<string> {
  yield `${HEAD}<urlset ${NAMESPACE}>\n`;
  for (const batch of batches) yield batch.map((address) => item("url", publicUrl, address)).join("");
  yield "</urlset>\n";
}

function* allAddresses(ctx: Context): Generator<Address[]> {
  for (const section of SECTIONS) yield* listAddresses(ctx, section);
}

/**
 * `/sitemap.xml` in pieces: every public page, or, where those are more than one file may hold, an index of
 * `/sitemaps/<section>-<n>.xml`.
 */
export function writeSitemap(ctx: Context, publicUrl: string, perFile = MAX_ADDRESSES): Iterable<string> {
  const sizes = sectionSizes(ctx);
  const total = sizes.reduce((sum, size) => sum + size.addresses, 0);
  if (total <= perFile) return urlSet(publicUrl, allAddresses(ctx));
  const files = sizes.flatMap(({ section, addresses, changed }) =>
    Array.from({ length: Math.ceil(addresses / perFile) }, (_, i) =>
      item("sitemap", publicUrl, { path: paths.sitemapPart(`${section}-${i + 1}.xml`), changed }),
    ),
  );
  return [`${HEAD}<sitemapindex ${NAMESPACE}>\n`, ...files, "</sitemapindex>\n"];
}

/** `/sitemaps/<file>` in pieces; null when there is no such part. */
export function writeSitemapPart(
  ctx: Context,
  file: string,
  publicUrl: string,
  perFile = MAX_ADDRESSES,
): Iterable<string> | null {
  const [, prefix = "", number = ""] = /^([a-z]+)-([1-9]\d{0,3})\.xml$/.exec(file) ?? [];
  const section: Section | undefined = SECTIONS.find((s) => s === prefix);
  const from = (Number(number) - 1) * perFile;
  const size = sectionSizes(ctx).find((s) => s.section === section);
  if (!section || !size || from >= size.addresses) return null;
  return urlSet(publicUrl, listAddresses(ctx, section, from, perFile));
}
