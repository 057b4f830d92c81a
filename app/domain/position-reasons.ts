import { isKeyOf } from "./labels";

/** What reviewers return positions for, ready to choose: short for the list, and what the author is told. */
export const RETURN_REASONS = {
  vague: {
    label: "工作内容过于笼统",
    text: "工作内容过于笼统，看不出具体做什么。请写明主要职责。",
  },
  mismatch: {
    label: "职位名称与内容不符",
    text: "职位名称与工作内容不一致。请改成求职者一看就懂的职位名称。",
  },
  discrimination: {
    label: "含歧视性或与岗位无关的条件",
    text: "招聘条件中有与岗位无关的限制（性别、婚育、户籍、民族、健康等）。请删去标出的文字。",
  },
  hype: {
    label: "含夸大宣传",
    text: "文字中有夸大宣传或招徕用语。请用数值写明薪酬，删去宣传语。",
  },
  pay: {
    label: "薪酬或试用期不合规定",
    text: "薪酬、试用期长度或试用期工资不合规定。请按页面提示的计算核对。",
  },
  payDoubt: {
    label: "薪酬范围过宽或不真实",
    text: "薪酬范围过宽，无法判断真实水平。请按实际可发放的金额填写。",
  },
  place: {
    label: "工作地点不明确",
    text: "工作地点不明确。请写明实际工作的片区和地址。",
  },
  basis: {
    label: "限制条件的依据不成立",
    text: "填写的依据不能支持该项限制。请核对文件和条款，或删去限制。",
  },
  charge: {
    label: "涉嫌收费、培训贷或中介招聘",
    text: "内容涉嫌向求职者收费、以招聘名义推销培训，或代其他单位招聘。自主招聘账号只能发布本单位岗位。",
  },
  duplicate: {
    label: "与在招职位重复",
    text: "与本单位已发布的职位重复。请修改原职位，或说明区别。",
  },
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;

/** A stored reason in words; one that is no longer offered is shown as it was written. */
export const reasonText = (key: string) => (isKeyOf(RETURN_REASONS, key) ? RETURN_REASONS[key].text : key);
