import { LONG_TASKS, TASK_KINDS, THREAD_TASKS, type TaskKind } from "~/domain/task";
import { ALERT_HOUR } from "~/domain/saved-search";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import type { Env } from "~/http/env.server";
import { keyedHash } from "~/auth/keyed-hash.server";
import { unsubscribeToken } from "~/auth/unsubscribe-token.server";
import { alertLinks } from "~/http/alert-links";
import { applicationLinks } from "~/http/application-links";
import { cardLinks } from "~/http/card-links";
import { paths } from "~/http/paths";
import { tidyAccounts } from "~/services/account/tidy-accounts.server";
import { sendAlerts } from "~/services/alert/send-alerts.server";
import { endSilence, remindEmployers } from "~/services/application/end-silence.server";
import { remindOfOutcomes } from "~/services/application/remind-of-outcomes.server";
import { remindOffice } from "~/services/card-application/remind-office.server";
import type { Context } from "~/services/context.server";
import { judgeAgain } from "~/services/cultivation/judge-again.server";
import { remindOfCertificates } from "~/services/cultivation/remind-of-certificates.server";
import { removeOldImports } from "~/services/import/run-import-file.server";
import { sendMail, smtpPost } from "~/services/mail/send-mail.server";
import { keepTerms } from "~/services/personal-data/keep-terms.server";
import { lapseUnconfirmed } from "~/services/position/lapse-unconfirmed.server";
import { rebuildIndex, repairIndex, verifyIndex } from "~/services/search/maintain-index.server";
import { lapseUnverified } from "~/services/position/lapse-unverified.server";
import { remindUnconfirmed } from "~/services/position/remind-unconfirmed.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import { remindHolders } from "~/services/talent-card/remind-holders.server";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import { forgetDoneTasks } from "~/services/task/manage-tasks.server";
import {
  hasDueTask,
  releaseTasks,
  runDueTasks,
  type Handlers,
  type TaskRow,
} from "~/services/task/run-due-tasks.server";
import { remindOwners } from "~/services/verification/remind-owners.server";
import { tidyUploads } from "~/services/upload/tidy-uploads.server";
import { uploadFolder } from "~/services/upload/upload-folder.server";
import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import type { Logger } from "./log";
import { createLongHandlers } from "./long-handlers";
import { runInThread } from "./long-work";

const LOOK_EVERY = 1_000;
const HOUR = 3_600_000;
const BESIDE: readonly TaskKind[] = [...LONG_TASKS, ...THREAD_TASKS];
const SHORT_TASKS = TASK_KINDS.filter((kind) => !BESIDE.includes(kind));
/** At the beginning of the day. */
const DAILY: readonly TaskKind[] = ["account:tidy", "data:terms", "upload:tidy", "premium:recompute"];
/** What writes to people, not in the middle of the night. */
const DAILY_MAILS: readonly TaskKind[] = [
  "position:lapse",
  "verification:remind",
  "application:remind",
  "application:lapse",
  "card:expire",
  "card:remind",
  "application:outcome",
  "certificate:remind",
  "alert:send",
];

export interface Chores {
  /** Ends after the work in progress. */
  stop(): Promise<void>;
}

export interface ChoreOptions {
  db: Db;
  search: SearchEngine;
  env: Pick<Env, "SMTP_URL" | "MAIL_FROM" | "UPLOAD_DIR" | "DATABASE_FILE">;
  /** Origin at which visitors reach the portal. */
  publicUrl: string;
  /** Signs what messages lead to. */
  sessionSecret: string;
  log: Logger;
}

/** What is done for each kind of task. */
export function createHandlers({
  db,
  search,
  env,
  publicUrl,
  sessionSecret,
}: Omit<ChoreOptions, "log">): Handlers {
  const keyed = keyedHash(sessionSecret);
  const { hostname } = new URL(publicUrl);
  const from = env.MAIL_FROM ?? `金凤凰 · 凤栖 <no-reply@${hostname}>`;
  const post = env.SMTP_URL ? smtpPost(env.SMTP_URL, from) : null;
  const system = (now: number): Context => ({ db, now, actor: { kind: "system", name: "chores" } });
  return {
    ...createLongHandlers({ db, env }),
    "mail:send": async ({ mail }, now) => {
      // Without a server a message is kept and shown, nothing more.
      if (post) await sendMail({ db, now }, post, Number(mail), hostname);
    },
    "card:issue": async ({ application }, now) => {
      issueCard(system(now), String(application), cardLinks(publicUrl));
    },
    "card:expire": async (_payload, now) => {
      remindHolders(system(now), cardLinks(publicUrl));
    },
    "card:remind": async (_payload, now) => {
      const linkOf = (stage: string) => new URL(paths.adminCardApplications({ stage }), publicUrl).href;
      remindOffice(system(now), linkOf);
    },
    "account:tidy": async (_payload, now) => {
      tidyAccounts(system(now));
      forgetDoneTasks(system(now));
    },
    "position:lapse": async (_payload, now) => {
      const linkOf = (id: string) => new URL(paths.hireJob(id), publicUrl).href;
      lapseUnverified(system(now), new URL(paths.hireEnterprise(), publicUrl).href);
      lapseUnconfirmed(system(now), linkOf);
      remindUnconfirmed(system(now), linkOf);
    },
    "verification:remind": async (_payload, now) => {
      remindOwners(system(now), new URL(paths.hireEnterprise(), publicUrl).href);
    },
    "application:remind": async (_payload, now) => {
      remindEmployers(system(now), applicationLinks(publicUrl));
    },
    "application:lapse": async (_payload, now) => {
      await endSilence(system(now), applicationLinks(publicUrl));
    },
    "application:outcome": async (_payload, now) => {
      remindOfOutcomes(system(now), applicationLinks(publicUrl));
    },
    "alert:send": async (_payload, now, report) => {
      const links = alertLinks(publicUrl, (id) => unsubscribeToken(keyed, id));
      await sendAlerts({ ...system(now), search }, links, report);
    },
    "data:terms": async (_payload, now) => {
      await keepTerms(system(now));
    },
    "cultivation:assess": async ({ enterprise }, now) => {
      const ctx = system(now);
      ctx.db.transaction((tx) => judgeAgain(tx, ctx, String(enterprise)), { behavior: "immediate" });
    },
    "certificate:remind": async (_payload, now) => {
      remindOfCertificates(system(now), new URL(paths.hireCultivation(), publicUrl).href);
    },
    "search:rebuild": ({ index }, _now, report) => rebuildIndex(search, String(index), report),
    "search:verify": ({ index }, _now, report) => verifyIndex(search, String(index), report),
    "search:repair": ({ index }, now, report) => repairIndex(system(now), search, String(index), report),
    "upload:tidy": async (_payload, now) => {
      await tidyUploads(system(now), uploadFolder(env));
      await removeOldImports(system(now), uploadFolder(env));
    },
  };
}

/** Does what is asked for after commits, and what every day asks for. One process does this. */
export function startChores(options: ChoreOptions): Chores {
  const { db, log } = options;
  const handlers = createHandlers(options);
  releaseTasks(db);
  let day = 0;
  const failed = ({ kind, key, attempts }: TaskRow, error: unknown) =>
    log.error({ err: error, kind, key, attempts }, "a task failed");
  const run = (kinds: readonly TaskKind[]) => runDueTasks(db, handlers, Date.now, failed, kinds);
  const lanes = [
    repeat(log, async () => {
      const now = Date.now();
      if (shanghaiDay(now) !== day) {
        askForDailyWork({ db, now, actor: { kind: "system", name: "chores" } });
        day = shanghaiDay(now);
      }
      await run(SHORT_TASKS);
    }),
    repeat(log, () => run(LONG_TASKS)),
    repeat(log, async () => {
      if (hasDueTask(db, Date.now(), THREAD_TASKS)) await runInThread(options.env, log);
    }),
  ];
  return {
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Does the work every second, never twice at once. */
function repeat(log: Logger, work: () => Promise<unknown>): Chores {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const round = async () => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, "chores could not be done");
    }
    if (!stopped) timer = setTimeout(next, LOOK_EVERY).unref();
  };
  const next = () => {
    running = round();
  };
  next();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

/** Once for each day, however often the portal is started on it. */
export function askForDailyWork(ctx: Context): void {
  const day = shanghaiDay(ctx.now);
  ctx.db.transaction(
    (tx) => {
      const dueAt = shanghaiDayStart(day) + ALERT_HOUR * HOUR;
      for (const kind of DAILY) enqueueTask(tx, ctx, { key: `${kind}:${day}`, kind });
      for (const kind of DAILY_MAILS) enqueueTask(tx, ctx, { key: `${kind}:${day}`, kind, dueAt });
    },
    { behavior: "immediate" },
  );
}
