import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { Notice } from "~/components/ui/notice";
import { SettingHistory } from "~/components/ui/setting-history";
import { WorkHead } from "~/components/ui/work-area";
import { CalendarForm, formatCalendar } from "~/domain/calendar-form";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { formatDate } from "~/domain/time";
import { CALENDAR_SETTING, type DayCalendar } from "~/domain/working-day";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { latestVersion, listVersions } from "~/services/setting/change-setting.server";
import { getCalendar } from "~/services/setting/get-calendar.server";
import { calendarEffect, setCalendar, type PublicityEffect } from "~/services/setting/set-calendar.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "setting:manage");
  const ctx = accountContext(asked.context, person);
  const calendar = getCalendar(ctx);
  return {
    lines: formatCalendar(calendar),
    years: yearsOf(calendar),
    version: latestVersion(ctx.db, CALENDAR_SETTING),
    history: listVersions(ctx, CALENDAR_SETTING).map(({ value: _value, ...version }) => version),
  };
}

/** How many days of each year differ from what their weekday says. */
function yearsOf(calendar: DayCalendar) {
  const years = [...new Set(Object.keys(calendar).map((day) => day.slice(0, 4)))].sort();
  return years.map((year) => {
    const kinds = Object.entries(calendar).filter(([day]) => day.startsWith(year));
    return {
      year,
      off: kinds.filter(([, kind]) => kind === "off").length,
      on: kinds.filter(([, kind]) => kind === "on").length,
    };
  });
}

interface Answer {
  faults: FormFaults;
  preview: { years: ReturnType<typeof yearsOf>; effect: PublicityEffect[] } | null;
}

const CHANGED = "日历刚刚被其他人更改过。您填写的内容还在，请对照后再保存。";

export async function action(asked: ActionFunctionArgs): Promise<Response | Answer> {
  const person = requirePermission(asked, "setting:manage");
  const ctx = accountContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  const isPreview = values.intent === "preview";
  const { data, faults: found } = readForm(
    CalendarForm,
    isPreview ? { ...values, note: "预览的影响" } : values,
  );
  if (!data) return { faults: found, preview: null };
  if (isPreview)
    return {
      faults: faults(values, {}),
      preview: { years: yearsOf(data.lines), effect: calendarEffect(ctx.db, data.lines) },
    };
  const result = setCalendar(ctx, data);
  if ("refused" in result) return { faults: faults(values, { form: CHANGED }), preview: null };
  return redirectWithToast(
    paths.adminCalendar(),
    result.extended > 0
      ? `日历已更新，${result.extended} 份正在公示的申请相应顺延。`
      : "日历已更新，立即用于工作日计算。",
  );
}

export const meta: MetaFunction = () => pageTitle("节假日日历");

export default function Calendar() {
  const { lines, years, version, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = answer?.faults.values;
  const isStale = typed !== undefined && Number(typed.shown) !== version && typed.lines !== lines;
  return (
    <>
      <WorkHead title="节假日日历" />
      <p className="prose-zh mb-4 text-ink-2">
        用于计算公示期和办理时限的工作日。没有列出的日子按星期判断：周一至周五上班，周六、周日休息。
      </p>
      {years.length === 0 ? (
        <Notice kind="warning" className="mb-4" title="目前只按周末计算，没有节假日和调休">
          <p>请按国务院办公厅每年公布的节假日安排填写。平台不预置任何日期，以免与官方安排不一致。</p>
        </Notice>
      ) : (
        <YearList years={years} />
      )}
      {answer?.preview ? <Preview preview={answer.preview} /> : null}
      <PortalForm faults={answer?.faults} key={version} className="card mt-4 p-5">
        <input type="hidden" name="shown" value={version} />
        <Stored button="保存日历" fields={isStale ? [{ label: "日历", text: lines }] : []} />
        <TextField
          name="lines"
          label="节假日与调休"
          rows={14}
          optional
          defaultValue={lines}
          hint="每行一天或一段，写明放假或上班，可以整段粘贴。格式：YYYY-MM-DD 至 YYYY-MM-DD 放假；调休上班写 YYYY-MM-DD 上班。# 后为备注，不保存。"
          spellCheck={false}
        />
        <Field name="note" label="依据" hint="例如国务院办公厅通知的名称和文号，会记入历史" />
        <span className="flex flex-wrap gap-3">
          <SubmitButton intent="preview" className="btn btn-quiet">
            预览影响
          </SubmitButton>
          <SubmitButton intent="save">保存日历</SubmitButton>
        </span>
        <p className="mt-3 text-sm text-ink-2">
          增加假日时，正在公示的申请顺延到满足规定的工作日；减少假日时，已公布的截止日期不提前。
        </p>
      </PortalForm>
      <SettingHistory versions={history} label="日历的更改历史" />
    </>
  );
}

function YearList({ years }: { years: ReturnType<typeof yearsOf> }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {years.map(({ year, off, on }) => (
        <li key={year} className="tag">
          {year} 年：列出放假 {off} 天，调休上班 {on} 天
        </li>
      ))}
    </ul>
  );
}

function Preview({ preview: { years, effect } }: { preview: NonNullable<Answer["preview"]> }) {
  return (
    <div role="status">
      <Notice className="mt-4" title="预览，尚未保存">
        {years.length === 0 ? <p>没有列出任何日子，只按周末计算。</p> : <YearList years={years} />}
        {effect.length === 0 ? (
          <p className="mt-2">正在公示的申请不受影响。</p>
        ) : (
          <ul className="mt-2 list-disc pl-5">
            {effect.map(({ id, caseNumber, until, then }) => (
              <li key={id}>
                <Link to={paths.adminCardApplication(id)}>{caseNumber}</Link>：公示至 {formatDate(until)}，
                {then > until
                  ? `顺延至 ${formatDate(then)}`
                  : `按新日历可在 ${formatDate(then)} 期满，但已公布的日期不提前`}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
