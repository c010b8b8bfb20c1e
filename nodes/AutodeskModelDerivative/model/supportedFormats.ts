import { isJsonObject } from '../../../protocol/json';
import type { ApsClient } from '../../apsClient/client';
import { listKey } from '../../lookUp/listKey';
import { OncePerRun } from '../../lookUp/oncePerRun';
import type { ApsRun } from '../../parameters/run';
import { InvalidValue } from '../../values/invalidValue';

export const FORMATS_ENDPOINT = '/modelderivative/v2/designdata/formats';

/** A format that Autodesk translates into. */
export interface SupportedFormat {
	/** E.g. `ifc`. */
	format: string;
	/** Extensions, e.g. `rvt`, or patterns such as `prt\\.\\d+$`: the number is part of names such as `wheel.prt.3`. */
	sourceTypes: string[];
}

/** What Autodesk translates into what. */
export async function supportedFormats(aps: ApsClient): Promise<SupportedFormat[]> {
	return await aps.read({ path: FORMATS_ENDPOINT }, ({ body }) => {
		if (!isJsonObject(body) || !isJsonObject(body.formats)) return undefined;
		return Object.entries(body.formats).flatMap(([format, types]) =>
			Array.isArray(types)
				? { format, sourceTypes: types.filter((type) => typeof type === 'string') }
				: [],
		);
	});
}

/** @param entered a type, or a file name */
export function includesType(types: readonly string[], entered: string): boolean {
	const text = entered.toLowerCase();
	return types.some((type) => {
		if (!type.includes('\\.\\d+$')) return text === type || text.endsWith(`.${type}`);
		const numbered = /^(.+)\.\d+$/.exec(text)?.[1];
		const plain = type.replace('\\.\\d+$', '');
		return numbered === plain || numbered?.endsWith(`.${plain}`) === true;
	});
}

const known = new OncePerRun<readonly SupportedFormat[]>();

/**
 * Checks that Autodesk makes these formats from such a file. The list is read once for each execution; if it cannot
 * be read, the translation itself decides.
 *
 * @param fileName of an archive: its root file
 * @throws InvalidValue naming what is possible instead
 */
export async function checkFormats(
	{ aps, directories }: Pick<ApsRun, 'aps' | 'directories'>,
	field: string,
	wanted: readonly string[],
	fileName: string,
): Promise<void> {
	const client = aps.for({ action: 'List Supported Formats', scopes: [] });
	const key = listKey(client, 'formats');
	const supported = await known
		.get(directories, key, async () => supportedFormats(client))
		.catch(() => []);
	const isPossible = (format: string) =>
		supported.some((each) => each.format === format && includesType(each.sourceTypes, fileName));
	const isListed = (format: string) => supported.some((each) => each.format === format);
	const impossible = wanted.filter((format) => isListed(format) && !isPossible(format));
	if (impossible.length === 0) return;
	const possible = supported.map(({ format }) => format).filter(isPossible);
	throw new InvalidValue(
		field,
		`Autodesk does not make ${impossible.join(', ')} from ${fileName}; ${
			possible.length === 0
				? 'it does not translate such files'
				: `it makes ${possible.sort().join(', ')}`
		}`,
	);
}
