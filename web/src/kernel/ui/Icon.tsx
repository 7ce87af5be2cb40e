import {
  ApartmentOutlined,
  AppstoreOutlined,
  BarsOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ContactsOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FilterOutlined,
  FlagOutlined,
  FormOutlined,
  FundOutlined,
  GoldOutlined,
  HourglassOutlined,
  IdcardOutlined,
  MessageOutlined,
  PhoneOutlined,
  SafetyOutlined,
  SettingOutlined,
  ShareAltOutlined,
  ShopOutlined,
  ShoppingOutlined,
  SolutionOutlined,
  TagOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

/** The icons an object may name in its definition; Ant Design's names without the style. */
const icons: Record<string, ComponentType> = {
  apartment: ApartmentOutlined,
  bars: BarsOutlined,
  calendar: CalendarOutlined,
  "check-square": CheckSquareOutlined,
  contacts: ContactsOutlined,
  "file-done": FileDoneOutlined,
  "file-text": FileTextOutlined,
  filter: FilterOutlined,
  flag: FlagOutlined,
  form: FormOutlined,
  fund: FundOutlined,
  gold: GoldOutlined,
  hourglass: HourglassOutlined,
  idcard: IdcardOutlined,
  message: MessageOutlined,
  phone: PhoneOutlined,
  safety: SafetyOutlined,
  setting: SettingOutlined,
  shareAlt: ShareAltOutlined,
  shop: ShopOutlined,
  shopping: ShoppingOutlined,
  solution: SolutionOutlined,
  tag: TagOutlined,
  team: TeamOutlined,
  user: UserOutlined,
};

export function Icon({ name }: { name: string }) {
  const Known = icons[name] ?? AppstoreOutlined;
  return <Known />;
}
