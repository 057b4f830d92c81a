import { Form } from "@remix-run/react";
import { SelectField, Field } from "~/components/forms/field";
import { DESK_AGE_LABELS, DESK_ASSIGNEE_LABELS, type DeskAge, type DeskQuery } from "~/domain/card-desk";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";

interface DeskFilterProps {
  query: DeskQuery;
  counts: {
    categories: { category: CardCategory; n: number }[];
    ages: { age: DeskAge; n: number }[];
    mine: number;
    nobody: number;
  };
}

/** Narrows the work list; the address holds what was chosen. */
export function DeskFilter({ query, counts }: DeskFilterProps) {
  return (
    <Form method="get" className="card mb-4 px-4 pt-3 pb-1" key={JSON.stringify({ ...query, page: 0 })}>
      {query.stage === null ? null : <input type="hidden" name="stage" value={query.stage} />}
      <div className="grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_1.3fr_auto]">
        <SelectField
          name="category"
          label="类别"
          optional
          placeholder="全部类别"
          defaultValue={query.category ?? ""}
          options={counts.categories.map(({ category, n }) => ({
            value: category,
            label: `${CARD_CATEGORY_LABELS[category]}（${n}）`,
          }))}
        />
        <SelectField
          name="assignee"
          label="承办人"
          optional
          defaultValue={query.assignee}
          options={[
            { value: "all", label: DESK_ASSIGNEE_LABELS.all },
            { value: "mine", label: `${DESK_ASSIGNEE_LABELS.mine}（${counts.mine}）` },
            { value: "nobody", label: `${DESK_ASSIGNEE_LABELS.nobody}（${counts.nobody}）` },
          ]}
        />
        <SelectField
          name="age"
          label="时限"
          optional
          defaultValue={query.age}
          options={counts.ages.map(({ age, n }) => ({
            value: age,
            label: `${DESK_AGE_LABELS[age]}（${n}）`,
          }))}
        />
        <Field name="q" label="编号、姓名或单位" optional defaultValue={query.q} type="search" />
        <button type="submit" className="btn mb-5">
          筛选
        </button>
      </div>
    </Form>
  );
}
