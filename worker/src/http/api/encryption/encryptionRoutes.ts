import { api } from '../../../../../protocol/worker/api/api';
import type { Reencryption as ReencryptionResult } from '../../../../../protocol/worker/api/shapes/encryption';
import type { Reencryption } from '../../../encryption/reencryption';
import { route, type RoutesOf } from '../route';

export function encryptionRoutes(
	reencryption: Reencryption<keyof ReencryptionResult>,
): RoutesOf<typeof api.encryption> {
	return {
		reencrypt: route(api.encryption.reencrypt, async () => ({
			status: 200,
			body: await reencryption.run(),
		})),
	};
}
