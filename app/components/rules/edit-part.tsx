import { BasicsForm, ItemForm, LineForm, type EditProps } from "~/components/rules/draft-forms";
import { GradesForm } from "~/components/rules/grade-forms";
import { GroupForm } from "~/components/rules/group-forms";
import { Stored } from "~/components/forms/stored";
import { PART_LABELS, describeCondition, linesOf } from "~/domain/rules/describe";
import { Link } from "@remix-run/react";

/** One part of a draft to be changed: `basics`, `grades`, a line as `gate age`, or a group of the score as `group ip`. */
export function EditPart({ edit, ...props }: EditProps & { edit: string }) {
  const { ruleSet, revision, faults, done } = props;
  const [part = "", id = ""] = edit.split(" ");
  const found = linesOf(ruleSet).find((one) => one.part === part && one.line.id === id);
  const item = part === "score" ? ruleSet.scoring.find((one) => one.id === id) : undefined;
  const group = part === "group" ? ruleSet.groups?.find((one) => one.id === id) : undefined;
  if (edit === "grades" && ruleSet.grades) return <EditGrades {...props} />;
  if (edit !== "basics" && !found && !item && !group)
    return (
      <p className="card p-5">
        这一条不在草案里。<Link to={done}>返回草案</Link>
      </p>
    );
  const title = found?.line.title ?? item?.title ?? group?.title ?? "基本信息";
  const kind = found ? PART_LABELS[found.part] : item ? PART_LABELS.score : group ? "评分分组" : null;
  const isOlder = faults !== null && faults !== undefined && Number(faults.values.revision) !== revision;
  const stored = found
    ? [
        { name: "title", label: "名称", text: found.line.title },
        { name: "", label: "判定", text: describeCondition(found.line.when) },
        { name: "document", label: "依据的文件", text: found.line.clause.document },
        { name: "article", label: "条款", text: found.line.clause.article ?? "" },
        { name: "advice", label: "不符合时的提示", text: found.line.advice ?? "" },
      ]
    : [
        { name: "title", label: "名称", text: item?.title ?? group?.title ?? ruleSet.title },
        ...(item ? [{ name: "max", label: "最高分", text: String(item.max ?? "") }] : []),
        ...(group
          ? [
              { name: "max", label: "最多计分", text: String(group.max ?? "") },
              { name: "least", label: "至少得分", text: String(group.least ?? "") },
            ]
          : []),
        ...(item || group ? [] : [{ name: "docNo", label: "文号", text: ruleSet.docNo ?? "" }]),
      ];
  const differing = stored.filter(({ name, text }) => name === "" || (faults?.values[name] ?? text) !== text);
  return (
    <section aria-labelledby="edit" className="card p-5">
      <h2 id="edit" className="mb-4 text-lg font-bold">
        {kind ? `${kind}：${title}` : "名称、文号、有效期和结果"}
      </h2>
      {isOlder ? <Stored button="保存" fields={differing} /> : null}
      {found ? (
        <LineForm {...props} part={found.part} id={id} />
      ) : item ? (
        <ItemForm {...props} item={item} />
      ) : group ? (
        <GroupForm {...props} group={group} />
      ) : (
        <BasicsForm {...props} />
      )}
    </section>
  );
}

function EditGrades(props: EditProps) {
  const { ruleSet, revision, faults } = props;
  const isOlder = faults !== null && faults !== undefined && Number(faults.values.revision) !== revision;
  const stored = (ruleSet.grades ?? []).flatMap(({ id, title, from, limitWan }) => [
    { name: `from-${id}`, label: `等级 ${title} 的分数线`, text: String(from ?? "") },
    { name: `limitWan-${id}`, label: `等级 ${title} 的推荐额度`, text: String(limitWan ?? "") },
  ]);
  return (
    <section aria-labelledby="edit" className="card p-5">
      <h2 id="edit" className="mb-4 text-lg font-bold">
        等级的分数线和推荐额度
      </h2>
      {isOlder ? (
        <Stored
          button="保存"
          fields={stored.filter(({ name, text }) => (faults.values[name] ?? text) !== text)}
        />
      ) : null}
      <GradesForm {...props} />
    </section>
  );
}
