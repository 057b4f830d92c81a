import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage, errorText } from "~/components/error-page";
import { SiteFooter } from "~/components/site-footer";
import { SiteHeader } from "~/components/site-header";
import { useNonce } from "~/http/nonce";
import { SITE_NAME } from "~/http/page-meta";
import { searchContext } from "~/services/load-context.server";
import { isDemoDatabase } from "~/services/demo/is-demo-database.server";
import styles from "~/styles/app.css";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = ({ error }) =>
  error ? [{ title: `${errorText(statusOf(error)).title} | ${SITE_NAME}` }] : [];

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

export function loader({ context }: LoaderFunctionArgs) {
  return { demo: isDemoDatabase(searchContext(context)) };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const demo = useRouteLoaderData<typeof loader>("root")?.demo ?? false;
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0e2c31" />
        {demo ? <meta name="robots" content="noindex" /> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#main">
          跳到主要内容
        </a>
        {demo ? (
          <aside
            aria-label="数据说明"
            className="bg-gold-tint px-4 py-0.5 text-center text-[13px] text-gold-ink"
          >
            示例数据 · 标有“示例数据”的企业与职位均为虚构
          </aside>
        ) : null}
        <SiteHeader />
        <main id="main" tabIndex={-1} className="min-h-[60vh] outline-none">
          {children}
        </main>
        <SiteFooter />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage status={statusOf(useRouteError())} />;
}
