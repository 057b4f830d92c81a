import type { MetaDescriptor } from "@remix-run/node";

export const SITE_NAME = "金凤凰 · 凤栖";

interface PageMeta {
  /** Without the name of the site. */
  title: string;
  description: string;
  /** Absolute address of the page. */
  canonical: string;
}

/** What a page says of itself to browsers, search engines and whoever shares its address. */
export function pageMeta({ title, description, canonical }: PageMeta): MetaDescriptor[] {
  return [
    { title: `${title} | ${SITE_NAME}` },
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: canonical },
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: SITE_NAME },
    { property: "og:locale", content: "zh_CN" },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: canonical },
    { property: "og:image", content: new URL("/share.png", canonical).href },
    { name: "twitter:card", content: "summary_large_image" },
  ];
}

/** ` · 第 2 页` behind a title; nothing on the first page. */
export const pageSuffix = (page: number) => (page > 1 ? ` · 第 ${page} 页` : "");

/** What a page says of itself that is nobody's but its visitor's. */
export function pageTitle(title: string): MetaDescriptor[] {
  return [{ title: `${title} | ${SITE_NAME}` }, { name: "robots", content: "noindex" }];
}
