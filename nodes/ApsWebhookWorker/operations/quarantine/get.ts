import { chosenCallback, heldCallback } from '../../fields/quarantine';
import { call } from '../call';
import { defineOperation } from '../operation';
import { heldExample } from './example';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	summary: 'Get quarantined callback',
	description: 'Retrieve one refused callback with its headers and body, to tell who sent it',
	endpoint: 'GET /quarantine/{id}',
	fields: [heldCallback],
	example: {
		...heldExample,
		headers: { 'content-type': 'application/json' },
		body: '{ "version": "1.0" }',
	},
	async execute(run) {
		return await call(run, { id: chosenCallback(run) });
	},
});
