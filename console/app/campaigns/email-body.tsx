import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Block } from '../../../domain/campaigns/campaign-texts.ts';
import { mjmlSource, readMjmlSource } from '../../../domain/campaigns/mjml-source.ts';
import { BlockList } from './block-list.tsx';
import { bodyWords as t } from './body-words.ts';
import { editorWords } from './editor-words.ts';

interface EmailBodyProps {
  readonly blocks: readonly Block[];
  readonly onChange: (blocks: readonly Block[]) => void;
}

const views = ['blocks', 'source'] as const;

/** What stands between heading and farewell: as blocks, or as MJML for whoever would rather write that. */
export function EmailBody({ blocks, onChange }: EmailBodyProps) {
  const [view, setView] = useState<(typeof views)[number]>('blocks');
  return (
    <>
      <div className="editor-choices">
        <p className="field-name">{editorWords.blocks}</p>
        <SegmentedControl
          size="xs"
          aria-label={t.bodyView}
          value={view}
          onChange={(value) => setView(views.find((one) => one === value) ?? 'blocks')}
          data={views.map((value) => ({ value, label: t.bodyViews[value] }))}
        />
      </div>
      {view === 'blocks' ? <BlockList blocks={blocks} onChange={onChange} /> : <Source blocks={blocks} onChange={onChange} />}
    </>
  );
}

/** Taken as it is written, whenever it can be read; else what could be read last stays, and it says what is wrong. */
function Source({ blocks, onChange }: EmailBodyProps) {
  // Places named in it are those of the blocks that it was made of, however often it is read meanwhile.
  const [before] = useState(blocks);
  const [text, setText] = useState(() => mjmlSource(blocks));
  const read = readMjmlSource(text, before);
  const write = (next: string) => {
    setText(next);
    const answer = readMjmlSource(next, before);
    if (answer.kind === 'read') onChange(answer.blocks);
  };
  return (
    <Textarea
      label={t.source}
      description={t.sourceHelp}
      error={read.kind === 'fault' && t.sourceFault(read.fault)}
      classNames={{ input: 'mjml-source' }}
      value={text}
      maxLength={50_000}
      autosize
      minRows={10}
      maxRows={30}
      spellCheck={false}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
