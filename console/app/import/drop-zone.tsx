import { IconFile, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { words } from '../words.ts';

const t = words.import;

interface DropZoneProps {
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
}

/** A label around a real file field: it works by drag, by click and by keyboard. */
export function DropZone({ file, onFile }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped !== undefined) onFile(dropped);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label className="drop" data-over={over} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input
        className="drop-field"
        type="file"
        accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,.gz"
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0];
          if (picked !== undefined) onFile(picked);
        }}
      />
      {file === undefined ? <IconUpload size={26} stroke={1.4} /> : <IconFile size={26} stroke={1.4} />}
      <strong>{file?.name ?? t.drop}</strong>
      <span className="muted">{file === undefined ? t.dropHelp : t.another}</span>
    </label>
  );
}
