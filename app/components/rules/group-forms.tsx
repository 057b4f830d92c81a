import { Form, Link } from "@remix-run/react";
import { ChoiceGroup, Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import type { EditProps } from "~/components/rules/draft-forms";
import type { ScoreGroup } from "~/domain/rules/rule-set";

/** A group of the score: its name, the items that count in it, what caps it, what is needed of it. */
export function GroupForm({ ruleSet, group, revision, faults, done }: EditProps & { group: ScoreGroup }) {
  const others = (ruleSet.groups ?? []).filter(({ id }) => id !== group.id);
  const options = ruleSet.scoring.map(({ id, title }) => {
    const other = others.find(({ items }) => items.includes(id));
    return {
      value: id,
      label: title,
      ...(other ? { hint: `现在属于“${other.title}”，选中后移到本组` } : {}),
    };
  });
  return (
    <PortalForm faults={faults} key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="part" value="group" />
      <input type="hidden" name="id" value={group.id} />
      <Field name="title" label="名称" defaultValue={group.title} />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field
          name="max"
          label="最多计分"
          optional
          hint="留空为不封顶"
          inputMode="decimal"
          defaultValue={group.max ?? ""}
        />
        <Field
          name="least"
          label="至少得分"
          optional
          hint="达不到就不通过；留空为不设"
          inputMode="decimal"
          defaultValue={group.least ?? ""}
        />
      </div>
      <ChoiceGroup
        name="items"
        label="组内的评分项"
        type="checkbox"
        stacked
        optional
        options={options}
        chosen={group.items}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton intent="group">保存</SubmitButton>
        <Link to={done}>完成，返回草案</Link>
      </div>
    </PortalForm>
  );
}

/** A new group: its items are chosen on its own page afterwards. */
export function AddGroupForm({ revision, faults }: Pick<EditProps, "revision" | "faults">) {
  return (
    <PortalForm faults={faults} scope="group-" key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <Field name="title" label="评分分组的名称" />
      <SubmitButton intent="addGroup" className="btn btn-quiet">
        增加评分分组
      </SubmitButton>
    </PortalForm>
  );
}

interface ToolsProps {
  id: string;
  title: string;
  revision: number;
  edit: string;
}

/** What can be done with a group of a draft. */
export function GroupTools({ id, title, revision, edit }: ToolsProps) {
  const button = "btn btn-quiet min-h-10 px-3 text-sm";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Link to={edit} className={button} aria-label={`修改：${title}`} preventScrollReset>
        修改
      </Link>
      <Form method="post" className="contents" preventScrollReset>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="id" value={id} />
        <button name="intent" value="groupUp" className={button} aria-label={`上移：${title}`}>
          上移
        </button>
        <button name="intent" value="groupDown" className={button} aria-label={`下移：${title}`}>
          下移
        </button>
        <button name="intent" value="removeGroup" className={button} aria-label={`删除：${title}`}>
          删除
        </button>
      </Form>
    </div>
  );
}
