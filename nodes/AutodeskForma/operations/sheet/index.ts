import type { Resource } from '../../../operations/operation';
import { exportSheets } from './export';
import { get } from './get';
import { getAll } from './getAll';
import { getExport } from './getExport';
import { getVersionSets } from './getVersionSets';

export const sheet: Resource = {
	name: 'Sheet',
	value: 'sheet',
	operations: [exportSheets, get, getAll, getExport, getVersionSets],
};
