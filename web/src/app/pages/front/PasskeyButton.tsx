import { KeyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Session } from "@/kernel/api/types";
import { knowsPasskeys, presentPasskey, wasCancelled } from "../webauthn";
import { useEnter } from "./useEnter";

interface Props {
  submit: (send: () => Promise<void>) => Promise<void>;
  busy: boolean;
  /** Where to go once in. */
  path: string;
}

/** Signing in without a password, where the browser can. */
export function PasskeyButton({ submit, busy, path }: Props) {
  const { t } = useTranslation("identity");
  const enter = useEnter();
  if (!knowsPasskeys()) {
    return null;
  }

  const signIn = async () => {
    try {
      await enter(await presentPasskey<Session>(), path);
    } catch (error) {
      if (!wasCancelled(error)) {
        throw error;
      }
    }
  };
  return (
    <Button
      block
      size="large"
      icon={<KeyOutlined />}
      disabled={busy}
      onClick={() => void submit(signIn)}
      style={{ marginTop: 12 }}
    >
      {t("passkeys.signIn")}
    </Button>
  );
}
