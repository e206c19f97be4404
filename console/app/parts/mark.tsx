/** The sprout of the brand. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <path
        d="M16 25V14m0 3.2c-5 0-8-3-8-8 5 0 8 3 8 8zm0-2.2c0-4 3-7 8-7 0 4-3 7-8 7z"
        fill="#e2efe9"
        stroke="#e2efe9"
        strokeWidth="1.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
