import {
  BoldOutlined,
  ItalicOutlined,
  LinkOutlined,
  OrderedListOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { Button, Input, Popover } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import text from "../RichText.module.css";
import styles from "./RichTextEditor.module.css";

/** What the server keeps, and nothing else: what it would take away must not be there to be typed. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3, 4] },
    link: { openOnClick: false, protocols: ["http", "https", "mailto", "tel"], defaultProtocol: "https" },
  }),
];

export default function RichTextEditor({
  id,
  field,
  value,
  onChange,
  onBlur,
  disabled,
  status,
  autoFocus,
}: FieldEditorProps) {
  const given = (value as string | null | undefined) ?? "";
  const emitted = useRef(given);
  const change = useRef(onChange);
  change.current = onChange;
  const editor = useEditor({
    extensions,
    content: given,
    editable: !disabled,
    autofocus: autoFocus ? "end" : false,
    editorProps: {
      attributes: {
        ...(id ? { id } : {}),
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label(field.labels, field.key),
        class: text.text ?? "",
      },
    },
    onUpdate: ({ editor: now }) => {
      emitted.current = now.isEmpty ? "" : now.getHTML();
      change.current(emitted.current);
    },
  });

  // A draft brought back or a form begun anew comes from outside; one's own typing does not.
  useEffect(() => {
    if (given !== emitted.current) {
      emitted.current = given;
      editor?.commands.setContent(given, { emitUpdate: false });
    }
  }, [editor, given]);

  return (
    <div className={`${styles.editor} ${status === "error" ? styles.wrong : ""}`}>
      {editor && !disabled && <Toolbar editor={editor} />}
      <EditorContent editor={editor} className={styles.content} onBlur={onBlur} />
    </div>
  );
}

function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation("kernel");
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      underline: now.isActive("underline"),
      strike: now.isActive("strike"),
      heading: now.isActive("heading"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      quote: now.isActive("blockquote"),
      link: now.isActive("link"),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("rich.toolbar")}>
      <Tool name={t("rich.bold")} on={active.bold} icon={<BoldOutlined />} act={() => run().toggleBold().run()} />
      <Tool
        name={t("rich.italic")}
        on={active.italic}
        icon={<ItalicOutlined />}
        act={() => run().toggleItalic().run()}
      />
      <Tool
        name={t("rich.underline")}
        on={active.underline}
        icon={<UnderlineOutlined />}
        act={() => run().toggleUnderline().run()}
      />
      <Tool
        name={t("rich.strike")}
        on={active.strike}
        icon={<StrikethroughOutlined />}
        act={() => run().toggleStrike().run()}
      />
      <Tool name={t("rich.heading")} on={active.heading} icon="H" act={() => run().toggleHeading({ level: 2 }).run()} />
      <Tool
        name={t("rich.bullets")}
        on={active.bullets}
        icon={<UnorderedListOutlined />}
        act={() => run().toggleBulletList().run()}
      />
      <Tool
        name={t("rich.numbers")}
        on={active.numbers}
        icon={<OrderedListOutlined />}
        act={() => run().toggleOrderedList().run()}
      />
      <Tool name={t("rich.quote")} on={active.quote} icon="❝" act={() => run().toggleBlockquote().run()} />
      <LinkTool editor={editor} on={active.link} />
      <Tool name={t("rich.undo")} off={!active.undo} icon={<UndoOutlined />} act={() => run().undo().run()} />
      <Tool name={t("rich.redo")} off={!active.redo} icon={<RedoOutlined />} act={() => run().redo().run()} />
    </div>
  );
}

interface ToolProps {
  name: string;
  icon: ReactNode;
  on?: boolean;
  off?: boolean;
  act: () => void;
}

function Tool({ name, icon, on, off, act }: ToolProps) {
  return (
    <Button
      type="text"
      size="small"
      icon={icon}
      disabled={off}
      aria-label={name}
      aria-pressed={on}
      title={name}
      className={on ? styles.on : undefined}
      // The text keeps its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    />
  );
}

function LinkTool({ editor, on }: { editor: Editor; on: boolean }) {
  const { t } = useTranslation("kernel");
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState("");
  const finish = () => {
    const wanted = address.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (wanted === "") {
      chain.unsetLink().run();
    } else {
      chain.setLink({ href: /^[a-z]+:/i.test(wanted) ? wanted : `https://${wanted}` }).run();
    }

    setOpen(false);
  };
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={(next) => {
        setOpen(next);
        setAddress(String(editor.getAttributes("link").href ?? ""));
      }}
      content={
        <Input
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          onKeyDown={(event) => event.stopPropagation()}
          onPressEnter={finish}
          placeholder={t("rich.address")}
          aria-label={t("rich.address")}
          inputMode="url"
          autoFocus
        />
      }
    >
      <span>
        <Tool name={t("rich.link")} on={on} icon={<LinkOutlined />} act={() => undefined} />
      </span>
    </Popover>
  );
}
