import { figuresParts } from './parts.ts';

/** One part in a process of its own, its figures on standard output: `measure-part.ts <part> <share>`. */
const [id = '', share = '1'] = process.argv.slice(2);
const part = figuresParts.find((one) => one.id === id);
if (part === undefined) throw new Error(`There is no part ${id}.`);
const figures = await part.measure(Number(share));
process.stdout.write(JSON.stringify(figures), () => process.exit());
