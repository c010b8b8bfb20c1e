import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config({
	files: ['**/*.mts'],
	extends: [js.configs.recommended, tseslint.configs.recommended],
	languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
});
