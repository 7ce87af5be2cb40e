import {
  CarOutlined,
  CheckSquareOutlined,
  FileTextOutlined,
  MailOutlined,
  MessageOutlined,
  PhoneOutlined,
  TeamOutlined,
  WechatOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { fieldOf } from "@/kernel/records/fields/values";
import styles from "./Composer.module.css";

export const kindIcons: Record<string, ReactNode> = {
  call: <PhoneOutlined />,
  visit: <CarOutlined />,
  meeting: <TeamOutlined />,
  email: <MailOutlined />,
  wechat: <WechatOutlined />,
  note: <FileTextOutlined />,
  task: <CheckSquareOutlined />,
};

interface Props {
  meta: ObjectMeta;
  value: string;
  onChange: (kind: string) => void;
  mayLog: boolean;
  mayPlan: boolean;
}

/** The ways of contact, and a task beside them. */
export function KindTabs({ meta, value, onChange, mayLog, mayPlan }: Props) {
  const { t } = useTranslation("customers");
  const types = mayLog ? (fieldOf(meta, "type")?.choices ?? []) : [];
  const tabs = [
    ...types.map((choice) => ({ key: choice.value, name: label(choice.labels, choice.value) })),
    ...(mayPlan ? [{ key: "task", name: t("followUp.task") }] : []),
  ];
  return (
    <div className={styles.kinds} role="radiogroup" aria-label={t("followUp.kind")}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="radio"
          aria-checked={tab.key === value}
          className={`${styles.kind} ${tab.key === value ? styles.chosen : ""}`}
          onClick={() => onChange(tab.key)}
        >
          {kindIcons[tab.key] ?? <MessageOutlined />} {tab.name}
        </button>
      ))}
    </div>
  );
}
