/**
 * Where Autodesk keeps data and hooks. The same eight values serve OSS, account administration and
 * webhooks; Data Management needs none because it routes by id.
 */
export const REGIONS = ['US', 'EMEA', 'AUS', 'CAN', 'DEU', 'IND', 'JPN', 'GBR'] as const;

export type Region = (typeof REGIONS)[number];

export const DEFAULT_REGION: Region = 'US';

/** How Autodesk's documentation names each region. */
export const REGION_LABELS: Readonly<Record<Region, string>> = {
	US: 'United States',
	EMEA: 'Europe, Middle East and Africa',
	AUS: 'Australia',
	CAN: 'Canada',
	DEU: 'Germany',
	IND: 'India',
	JPN: 'Japan',
	GBR: 'United Kingdom',
};

/**
 * Reads a region as Autodesk answers or a person types it. `APAC` is the old name of `AUS`
 * (hub answers switched in August 2025).
 *
 * @returns the region, or undefined when the text names none
 */
export function parseRegion(text: string | undefined | null): Region | undefined {
	const name = text?.trim().toUpperCase();
	if (name === 'APAC') return 'AUS';
	return REGIONS.find((region) => region === name);
}
