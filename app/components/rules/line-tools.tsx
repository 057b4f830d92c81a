import { Form, Link } from "@remix-run/react";
import type { RulePart } from "~/domain/rules/describe";

interface ToolsProps {
  part: RulePart;
  id: string;
  title: string;
  revision: number;
  edit: string;
}

/** What can be done with a line of a draft: change it, move it, take it out. */
export function LineTools({ part, id, title, revision, edit }: ToolsProps) {
  const button = "btn btn-quiet min-h-10 px-3 text-sm";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Link to={edit} className={button} aria-label={`修改：${title}`} preventScrollReset>
        修改
      </Link>
      <Form method="post" className="contents" preventScrollReset>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="id" value={id} />
        <button name="intent" value="up" className={button} aria-label={`上移：${title}`}>
          上移
        </button>
        <button name="intent" value="down" className={button} aria-label={`下移：${title}`}>
          下移
        </button>
        <button name="intent" value="remove" className={button} aria-label={`删除：${title}`}>
          删除
        </button>
      </Form>
    </div>
  );
}
