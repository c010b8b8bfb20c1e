import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getValues } from './getValues';
import { getTableRows } from './getTableRows';
import { getTemplates } from './getTemplates';
import { update } from './update';
import { updateValues } from './updateValues';

export const form: Resource = {
	name: 'Form',
	value: 'form',
	operations: [create, get, getAll, getValues, getTableRows, getTemplates, update, updateValues],
};
