import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMeter } from '../../local/meter/kept-meter.ts';
import { storedIn } from '../../local/meter/meter.ts';
import { temporaryFolder } from '../support/local/temporary-folder.ts';

it('what was counted before a stop goes on being counted after the next start', () => {
  const file = join(temporaryFolder(), 'costs.json');
  for (let start = 1; start <= 2; start++) {
    const { meter, close } = openMeter(file);
    meter.count('deliver-messages', 'emails', 10);
    meter.count('deliver-messages', 'writeUnits', 21);
    meter.called('deliver-messages', 'dynamodb:PutItem');
    close();
  }
  const { meter, close } = openMeter(file);
  expect(meter.costs()).toMatchObject({ messages: 20, total: { counts: { writeUnits: 42 } } });
  expect(meter.costs().functions['deliver-messages']?.calls).toEqual({ 'dynamodb:PutItem': 2 });
  close();
});

it('costs that cannot be read keep nobody from starting', () => {
  const file = join(temporaryFolder(), 'costs.json');
  writeFileSync(file, '{"functions":');
  const { meter, close } = openMeter(file);
  expect(meter.costs().messages).toBe(0);
  close();
});

it('what is stored is priced by the month, with the means to go back', () => expect(storedIn(2e9).dollars).toBeCloseTo(0.9));
