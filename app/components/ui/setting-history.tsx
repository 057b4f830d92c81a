import { formatTime } from "~/domain/time";

interface Version {
  version: number;
  note: string;
  setAt: number;
  setBy: string;
}

/** What a setting was changed for, by whom and when. */
export function SettingHistory({ versions, label }: { versions: readonly Version[]; label: string }) {
  if (versions.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="cursor-pointer font-bold">
        {label}（{versions.length}）
      </summary>
      <ul className="mt-2 space-y-1 text-sm">
        {versions.map(({ version, note, setAt, setBy }) => (
          <li key={version}>
            第 {version} 次 · {formatTime(setAt)} · {setBy}：{note}
          </li>
        ))}
      </ul>
    </details>
  );
}
