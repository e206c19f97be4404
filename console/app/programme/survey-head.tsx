import { Button } from '@mantine/core';
import { words } from '../words.ts';

interface SurveyHeadProps {
  readonly title: string;
  readonly isReading: boolean;
  readonly onRead: () => void;
}

/** What a section of the programme is about, and the button that reads all customers for it, page by page. */
export function SurveyHead({ title, isReading, onRead }: SurveyHeadProps) {
  return (
    <div className="section-head">
      <h2>{title}</h2>
      <Button variant="default" loading={isReading} onClick={onRead}>
        {words.programme.read}
      </Button>
    </div>
  );
}
