import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteWebhook } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getAllBySystem } from './getAllBySystem';
import { update } from './update';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	operations: [create, deleteWebhook, get, getAll, getAllBySystem, update],
};
