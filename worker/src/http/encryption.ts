import type { Reencryption } from '../encryption/reencryption';
import { reencryptionAnswer } from './answers/encryptionAnswers';
import { ApiRouter } from './apiRouter';

/** `/api/v1/encryption`: what is to be done when ENCRYPTION_KEY is rotated. */
export function encryption(reencryption: Reencryption): ApiRouter {
	const router = new ApiRouter('Rotating the key that the store is encrypted with');

	const reencrypt = {
		id: 'reencrypt',
		summary: 'Rewrite all records with the newest key; queued events keep theirs',
		answers: { 200: reencryptionAnswer },
	};
	router.post('/reencrypt', reencrypt, async ({ response }) => {
		response.json(await reencryption.run());
	});

	return router;
}
