import { UserRound } from "lucide-react";

/**
 * A person's photo, 35 : 45. Beside a name it is decoration; alone it needs `alt`.
 * @param photoId of `/files/:id`; null where there is none
 */
export function Portrait(props: {
  photoId: string | null;
  alt?: string;
  size?: "small" | "whole";
}) {
  const { photoId, alt = "", size = "small" } = props;
  if (photoId === null) {
    return (
      <span className="ph ph-none">
        <UserRound className="i" aria-hidden="true" />
      </span>
    );
  }
  const query = size === "small" ? "?size=small" : "";
  return <img className="ph" src={`/files/${photoId}${query}`} alt={alt} loading="lazy" />;
}
