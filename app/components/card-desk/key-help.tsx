import { DESK_KEYS } from "~/domain/card-desk";

interface KeyHelpProps {
  on: boolean;
  turn: (on: boolean) => void;
}

/** The keys of the desk, and how to switch them off. */
export function KeyHelp({ on, turn }: KeyHelpProps) {
  return (
    <details id="desk-keys" className="js-only no-print mb-4">
      <summary className="flex min-h-10 w-fit cursor-pointer items-center text-sm text-teal">
        键盘快捷键（{on ? "已开启" : "已关闭"}，按 ? 查看）
      </summary>
      <div className="card mt-1 p-4 text-sm">
        <p className="mb-2 text-ink-2">
          焦点不在输入框内时有效。说明框中按回车提交，Shift + 回车换行。
          <button type="button" className="btn btn-quiet ml-3" onClick={() => turn(!on)}>
            {on ? "关闭快捷键" : "开启快捷键"}
          </button>
        </p>
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[6rem_1fr]">
          {DESK_KEYS.map(([key, what]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="tag">{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

/** Shows or hides the list; what is shown is gone to, so that those who listen hear it. */
export function toggleKeyHelp(): void {
  const box = document.getElementById("desk-keys");
  if (!(box instanceof HTMLDetailsElement)) return;
  box.open = !box.open;
  if (box.open) box.querySelector("summary")?.focus();
}
