import { grouped } from '../format';

/** A round number at or above the peak whose half is a whole number, too. @param peak a whole number */
export function roundTop(peak: number): number {
	if (peak <= 2) return 2;
	const power = 10 ** Math.floor(Math.log10(peak));
	const factor = [1, 2, 4, 6, 8].find((each) => each * power >= peak) ?? 10;
	return factor * power;
}

/** The labels of an axis of numbers from 0 to the top, the top first. */
export function countLabels(top: number): string[] {
	return [top, top / 2, 0].map(short);
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Short enough for the margin of a chart: `9,000`, `12K`. */
function short(count: number): string {
	return count < 10_000 ? grouped(count) : COMPACT.format(count);
}
