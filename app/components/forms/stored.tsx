import { Notice } from "~/components/ui/notice";

interface StoredProps {
  /** What is stored of the fields that were typed otherwise. */
  fields: readonly { label: string; text: string }[];
  /** What the button of the form says. */
  button: string;
}

/** What somebody else has saved meanwhile, beside what is typed: the next press decides for what is typed. */
export function Stored({ fields, button }: StoredProps) {
  if (fields.length === 0) return null;
  return (
    <Notice kind="warning" title="现在保存着的内容与您填写的不同" className="mb-5">
      <dl className="mt-1">
        {fields.map(({ label, text }) => (
          <div key={label} className="mt-1">
            <dt className="font-bold">{label}</dt>
            <dd className="whitespace-pre-line">{text || "（未填写）"}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2">再按“{button}”将以您填写的为准；想保留上面的内容，请先复制过来。</p>
    </Notice>
  );
}
