import { expect, it } from "vitest";
import { contactPlaces, holdsContact } from "~/domain/contact-in-text";

it.each([
  "电话 138 0013 8000",
  "加我13800138000聊",
  "１３８００１３８０００",
  "+86-138-0013-8000",
  "lin@example.cn",
  "写信到 lin.z@mail.example.com 即可",
])("a way to reach somebody is noticed: %s", (text) => {
  expect(holdsContact(text)).toBe(true);
});

it.each([
  null,
  "",
  "负责 2023 年的 12 个项目",
  "订单号 202311138001380001",
  "用 @decorator 写过框架",
  "产能提升 13%",
])("other text is left alone: %s", (text) => {
  expect(holdsContact(text)).toBe(false);
});

it("its place is named", () => {
  const experience = [
    { organisation: "示例公司", text: "微信 13800138000" },
    { organisation: "别的公司", text: null },
  ];
  expect(contactPlaces({ headline: null, about: "lin@example.cn", experience })).toEqual([
    "自我介绍",
    "“示例公司”的经历",
  ]);
});
