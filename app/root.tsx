import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { findAccount } from "~/auth/require.server";
import { ConnectionError, ErrorPage, errorText } from "~/components/error-page";
import { SiteFooter } from "~/components/site-footer";
import { SiteHeader } from "~/components/site-header";
import { isPermitted } from "~/domain/permission";
import { useNonce } from "~/http/nonce";
import { SITE_NAME } from "~/http/page-meta";
import { readToast } from "~/http/toast.server";
import { countCardNews } from "~/services/card-application/list-card-applications.server";
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

export function loader(asked: LoaderFunctionArgs) {
  const person = findAccount(asked);
  const toast = readToast(asked.request);
  const shared = {
    demo: isDemoDatabase(searchContext(asked.context)),
    account: person
      ? {
          name: person.displayName,
          roles: person.roles,
          cardNews: isPermitted(person.roles, "card:hold") ? countCardNews(asked.context, person.id) : 0,
        }
      : null,
    toast: toast?.text ?? null,
  };
  return data(shared, toast ? { headers: { "Set-Cookie": toast.forget } } : {});
}

const NOBODY = { demo: false, account: null, toast: null };

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { demo, account, toast } = useRouteLoaderData<typeof loader>("root") ?? NOBODY;
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
        <SiteHeader account={account} />
        <main id="main" tabIndex={-1} className="min-h-[60vh] outline-none">
          {toast ? (
            <p role="status" className="no-print bg-ok-tint px-4 py-2.5 text-center font-bold text-ok">
              {toast}
            </p>
          ) : null}
          {children}
        </main>
        <SiteFooter />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** What the server lets through of its own errors. */
const SERVER_ERROR = "Unexpected Server Error";

/** Nothing is laid out on the server, and React warns there. */
const useInBrowser = typeof document === "undefined" ? useEffect : useLayoutEffect;

export default function App() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  const [title, setTitle] = useState("");
  // At once with the page: a key that is pressed as soon as it is seen would lose what it has just focused.
  useInBrowser(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // As after a new document: those who listen hear the title, those with a keyboard go on at the content.
    setTitle(document.title);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <p className="visually-hidden" role="status">
        {title}
      </p>
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  // Whatever fails on the server comes as a response, or is told by its name; the rest never arrived.
  const arrived = isRouteErrorResponse(error) || (error instanceof Error && error.message === SERVER_ERROR);
  return mounted && !arrived ? <ConnectionError /> : <ErrorPage status={statusOf(error)} />;
}
