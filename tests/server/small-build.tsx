import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { Outlet, Scripts, useLoaderData } from "@remix-run/react";
import * as entry from "~/entry.server";
import { useNonce } from "~/http/nonce";
import { PUBLIC_PAGE_HEADERS, publicPage } from "~/http/public-page.server";
import { enterprise } from "~db/schema";

/** How often each loader has run; counts what a kept page saves. */
export type Runs = Record<string, number>;

const FILLER = "一段足够长的文字，压缩才有意义。".repeat(120);

function Root() {
  const nonce = useNonce();
  return (
    <html lang="zh-CN">
      <head>
        <title>小站</title>
      </head>
      <body>
        <Outlet />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

function Failed() {
  return <h1>出错了</h1>;
}

function Page() {
  const { text } = useLoaderData<{ text: string }>();
  return (
    <main>
      <h1>{text}</h1>
      <p>{FILLER}</p>
    </main>
  );
}

/**
 * A portal of a few pages that misbehave in every way the server has to cope with: the server's rules are tested on
 * these, and the true pages may change without touching them.
 */
export function smallBuild(runs: Runs = {}): ServerBuild {
  const counted =
    <T,>(name: string, answer: (args: LoaderFunctionArgs) => T) =>
    (args: LoaderFunctionArgs): T => {
      runs[name] = (runs[name] ?? 0) + 1;
      return answer(args);
    };
  const pages = {
    // Shows how many enterprises there are: a change of the data is seen.
    open: counted("open", ({ context, request }) =>
      publicPage({
        text: `企业 ${context.db.select().from(enterprise).all().length} 家 ${new URL(request.url).search}`,
      }),
    ),
    own: counted("own", ({ request }) => ({ text: `您的 ${request.headers.get("Cookie")}` })),
    greeting: counted(
      "greeting",
      () =>
        new Response(JSON.stringify({ text: "第一次来" }), {
          headers: { ...PUBLIC_PAGE_HEADERS, "Content-Type": "application/json", "Set-Cookie": "seen=1" },
        }),
    ),
    missing: counted("missing", () => {
      throw new Response(null, { status: 404, headers: PUBLIC_PAGE_HEADERS });
    }),
    broken: counted("broken", () => {
      throw new Error("the database said no");
    }),
  };
  const form = async ({ request }: ActionFunctionArgs) => ({ text: `收到 ${(await request.text()).length}` });
  const route = (id: string, path: string, module: object) => ({
    id,
    parentId: "root",
    path,
    module: module as never,
  });
  const named = Object.entries(pages).map(([name, loader]) =>
    route(name, name, { default: Page, loader, headers: passOn }),
  );
  const routes = [
    ...named,
    route("form", "form", { default: Page, action: form, loader: () => ({ text: "填表" }) }),
    route("api", "api/v1/small", { loader: counted("api", () => Response.json({ text: FILLER })) }),
    route("rest", "*", { default: Page, loader: pages.missing }),
  ];
  const all = [
    { id: "root", path: "", module: { default: Root, ErrorBoundary: Failed } as never },
    ...routes,
  ];
  return {
    mode: "production",
    entry: { module: entry },
    routes: Object.fromEntries(all.map((one) => [one.id, one])),
    assets: {
      version: "1",
      url: "/build/manifest-1.js",
      entry: { module: "/build/entry-1.js", imports: [] },
      routes: Object.fromEntries(
        all.map(({ id, path }) => [
          id,
          {
            id,
            path,
            parentId: id === "root" ? undefined : "root",
            module: `/build/${id}-1.js`,
            hasAction: id === "form",
            hasLoader: id !== "root",
            hasErrorBoundary: id === "root",
            hasClientAction: false,
            hasClientLoader: false,
          },
        ]),
      ) as never,
    },
    publicPath: "/build/",
    assetsBuildDirectory: "public/build",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  };
}

function passOn({ loaderHeaders }: { loaderHeaders: Headers }): Headers {
  return loaderHeaders;
}
