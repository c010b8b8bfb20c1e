import { REGIONS } from '../../../protocol/aps/regions';
import type { Region } from '../../../protocol/aps/regions';
import { Refusal } from './refusal';

/**
 * Reads a region as it must be written: in capitals. `APAC` is the old name of Australia.
 *
 * @returns undefined when none is named
 * @throws Refusal 400 for an unknown one
 */
export function readRegion(text: string | undefined): Region | undefined {
	if (text === undefined) return undefined;
	const name = text === 'APAC' ? 'AUS' : text;
	const region = REGIONS.find((known) => known === name);
	if (region) return region;
	throw new Refusal(400, `Region must be one of ${REGIONS.join(', ')}, not "${text}"`);
}
