import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccount } from "~/auth/require.server";
import { applicationLinks } from "~/http/application-links";
import { writeCalendar } from "~/services/application/write-calendar.server";
import { accountContext } from "~/services/load-context.server";

/** An appointment for the calendar of either side. */
export function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const { publicUrl } = asked.context;
  const links = applicationLinks(publicUrl);
  const text = writeCalendar(accountContext(asked.context, person), asked.params.interviewId ?? "", {
    host: new URL(publicUrl).host,
    linkOf: (id, side) => (side === "candidate" ? links.own(id) : links.received(id)),
  });
  if (text === null) throw new Response(null, { status: 404 });
  return new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="interview.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
