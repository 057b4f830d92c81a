import { Notice } from "~/components/ui/notice";

/** Says where a profile that enterprises can find, or is about to be found, tells how its holder is reached. */
export function ContactWarning({ places, open }: { places: readonly string[]; open: boolean }) {
  if (places.length === 0) return null;
  return (
    <Notice kind="warning" title="文字里像是有手机号或邮箱" className="mb-5">
      <p>
        {places.join("、")}：{open ? "已核验的用人单位现在就能看到" : "选择公开后，已核验的用人单位都能看到"}
        这些文字。不想公开联系方式，请把它删去；投递时用人单位会另外收到您的联系方式。
      </p>
    </Notice>
  );
}
