import { Form, Switch } from "antd";
import styles from "./SettingsPage.module.css";

interface Props {
  /** Of the form's value. */
  name: string;
  label: string;
  hint?: string;
  onChange?: (on: boolean) => void;
}

/** A switch of a form of settings: what it is for at the left, itself at the right. */
export function SwitchRow({ name, label, hint, onChange }: Props) {
  return (
    <div className={styles.switch}>
      <label htmlFor={name} className={styles.words}>
        <div>{label}</div>
        {hint && <div className={styles.hint}>{hint}</div>}
      </label>
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch id={name} aria-label={label} {...(onChange ? { onChange } : {})} />
      </Form.Item>
    </div>
  );
}
