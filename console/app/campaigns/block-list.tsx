import { ActionIcon, Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useContext } from 'react';
import type { Block } from '../../../domain/campaigns/campaign-texts.ts';
import { BlockPlace, blockNames, canHave, freshBlocks } from './block-place.ts';
import { bodyWords } from './body-words.ts';
import { editorWords as t } from './editor-words.ts';
import { SlotField } from './slot-field.tsx';

interface BlockListProps {
  readonly blocks: readonly Block[];
  readonly onChange: (blocks: readonly Block[]) => void;
}

/** The blocks of a mail in order; each can be moved, removed, and written in. */
export function BlockList({ blocks, onChange }: BlockListProps) {
  const { locale, plan } = useContext(BlockPlace);
  const swap = (from: number, to: number) => {
    const [a, b] = [blocks[from], blocks[to]];
    if (a === undefined || b === undefined) return;
    onChange(blocks.map((block, at) => (at === from ? b : at === to ? a : block)));
  };
  return (
    <div className="blocks">
      <ol>
        {blocks.map((block, at) => {
          const kind = t.blockKinds[kindOf(block)];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names of their own, and are told by their place
            <li key={at} className="block">
              <div className="block-body">
                <BlockFields block={block} onChange={(changed) => onChange(blocks.map((one, place) => (place === at ? changed : one)))} />
              </div>
              <div className="block-acts">
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  disabled={at === 0}
                  aria-label={t.up(kind)}
                  onClick={() => swap(at, at - 1)}
                >
                  <IconArrowUp size={15} stroke={1.7} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  disabled={at === blocks.length - 1}
                  aria-label={t.down(kind)}
                  onClick={() => swap(at, at + 1)}
                >
                  <IconArrowDown size={15} stroke={1.7} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t.remove(kind)}
                  onClick={() => onChange(blocks.filter((_, place) => place !== at))}
                >
                  <IconTrash size={15} stroke={1.7} />
                </ActionIcon>
              </div>
            </li>
          );
        })}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} stroke={1.8} />}>
            {t.addBlock}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {blockNames.map((name) => (
            <Menu.Item key={name} disabled={!canHave(name, plan)} onClick={() => onChange([...blocks, ...freshBlocks(name, locale, plan)])}>
              {t.blockKinds[name]}
              {!canHave(name, plan) && <span className="muted small slot-example">{t.notAbout}</span>}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function kindOf(block: Block): keyof typeof t.blockKinds {
  if (typeof block === 'string') return 'text';
  if ('rows' in block) return 'rows';
  if ('highlight' in block) return 'highlight';
  if ('button' in block) return 'button';
  if ('answers' in block) return 'answers';
  if ('picture' in block) return 'picture';
  if ('productCard' in block) return 'productCard';
  if ('mjml' in block) return 'mjml';
  return 'scale' in block ? 'scale' : 'when';
}

interface BlockFieldsProps {
  readonly block: Block;
  readonly onChange: (block: Block) => void;
}

/** What can be written in one block. */
function BlockFields({ block, onChange }: BlockFieldsProps) {
  if (typeof block === 'string')
    return <SlotField label={t.blockKinds.text} value={block} lines={2} maxLength={4000} onChange={onChange} />;
  if ('button' in block)
    return (
      <div className="editor-pair">
        <SlotField label={t.blockKinds.button} value={block.button} onChange={(button) => onChange({ ...block, button })} />
        <SlotField label={t.leadsTo} value={block.href} onChange={(href) => onChange({ ...block, href })} />
      </div>
    );
  if ('highlight' in block)
    return (
      <div className="editor-pair">
        <SlotField label={t.blockKinds.highlight} value={block.highlight} onChange={(highlight) => onChange({ ...block, highlight })} />
        <SlotField label={t.caption} value={block.caption} onChange={(caption) => onChange({ ...block, caption })} />
      </div>
    );
  if ('answers' in block)
    return (
      <>
        {block.answers.map((answer, at) => (
          <div key={answer.href} className="editor-pair">
            <SlotField
              label={t.answer(at + 1)}
              value={answer.label}
              onChange={(label) => onChange({ answers: block.answers.map((one, place) => (place === at ? { ...one, label } : one)) })}
            />
          </div>
        ))}
      </>
    );
  if ('scale' in block)
    return (
      <div className="editor-pair">
        <SlotField label={t.low} value={block.low} onChange={(low) => onChange({ ...block, low })} />
        <SlotField label={t.high} value={block.high} onChange={(high) => onChange({ ...block, high })} />
      </div>
    );
  if ('rows' in block) return <RowFields block={block} onChange={onChange} />;
  if ('picture' in block) return <PictureFields block={block} onChange={onChange} />;
  if ('productCard' in block)
    return (
      <NativeSelect
        label={t.blockKinds.productCard}
        description={t.productCardHelp}
        value={block.productCard}
        data={(['products', 'product'] as const).map((value) => ({ value, label: t.productCards[value] }))}
        onChange={(event) => onChange({ productCard: event.currentTarget.value === 'product' ? 'product' : 'products' })}
      />
    );
  if ('mjml' in block)
    return (
      <SlotField
        label={t.blockKinds.mjml}
        description={t.mjmlHelp}
        value={block.mjml}
        lines={4}
        maxLength={4000}
        onChange={(mjml) => onChange({ mjml })}
      />
    );
  return (
    <fieldset className="block-when">
      <legend>{bodyWords.condition(block.when)}</legend>
      <BlockList blocks={block.blocks} onChange={(blocks) => onChange({ ...block, blocks })} />
      {block.otherwise !== undefined && (
        <>
          <p className="field-name">{t.otherwise}</p>
          <BlockList blocks={block.otherwise} onChange={(otherwise) => onChange({ ...block, otherwise })} />
        </>
      )}
    </fieldset>
  );
}

type PictureBlock = Extract<Block, { picture: unknown }>;

function PictureFields({ block, onChange }: { readonly block: PictureBlock; readonly onChange: (block: Block) => void }) {
  const { href: _, ...picture } = block;
  return (
    <>
      <TextInput
        label={t.blockKinds.picture}
        description={t.pictureHelp}
        type="url"
        placeholder="https://"
        maxLength={300}
        value={block.picture}
        onChange={(event) => onChange({ ...block, picture: event.currentTarget.value })}
      />
      <div className="editor-pair">
        <SlotField label={t.alt} value={block.alt} onChange={(alt) => onChange({ ...block, alt })} />
        <SlotField
          label={t.pictureLeadsTo}
          value={block.href ?? ''}
          onChange={(href) => onChange(href === '' ? picture : { ...picture, href })}
        />
      </div>
    </>
  );
}

type RowsBlock = Extract<Block, { rows: unknown }>;

function RowFields({ block, onChange }: { readonly block: RowsBlock; readonly onChange: (block: Block) => void }) {
  const put = (at: number, label: string, value: string) =>
    onChange({
      ...block,
      rows: block.rows.map((row, place) => (place !== at ? row : row[2] === undefined ? [label, value] : [label, value, row[2]])),
    });
  return (
    <>
      {block.rows.map(([label, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own, and are told by their place
        <div key={at} className="editor-pair">
          <SlotField label={t.label} value={label} onChange={(text) => put(at, text, value)} />
          <SlotField label={t.value} value={value} onChange={(text) => put(at, label, text)} />
        </div>
      ))}
    </>
  );
}
