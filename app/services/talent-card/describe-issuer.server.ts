/** Who issues cards, as credentials name it (Open Badges 3.0, Profile). */
export const describeIssuer = (publicUrl: string) => ({
  id: publicUrl,
  type: ["Profile"],
  name: "金凤凰 · 凤栖（西部（重庆）科学城人才与企业服务平台）",
  url: publicUrl,
});
